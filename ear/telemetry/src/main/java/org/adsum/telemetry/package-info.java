/**
 * Traces (OpenTelemetry) of a check-in through web, queue and worker.
 *
 * <ol>
 *   <li>Off unless the operator names a receiver; then spans cost next to nothing.
 *   <li>A message carries the trace of who sent it, as W3C's {@code traceparent}.
 *   <li>A span tells the attempt's id and what the server did, and nothing about the person: what
 *       is not {@linkplain org.adsum.telemetry.AllowedAttributes on a list} does not leave the
 *       server.
 * </ol>
 *
 * <p>In the EAR's {@code lib} folder, because OpenTelemetry looks there for what is to be asked
 * before spans leave, and because all parts send or receive messages.
 */
package org.adsum.telemetry;
