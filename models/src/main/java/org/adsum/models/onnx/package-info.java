/**
 * Writing ONNX files without a protobuf library: the few message kinds that Adsum's graphs need.
 */
package org.adsum.models.onnx;
