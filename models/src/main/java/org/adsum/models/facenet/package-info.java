/**
 * From an official facenet-pytorch checkpoint to a model that the engine can run: the graph of
 * InceptionResnetV1, laid out by hand as facenet-pytorch defines it, and what is known about it.
 */
package org.adsum.models.facenet;
