/**
 * Reads torch checkpoints as what they are: untrusted input.
 *
 * <p>A checkpoint is a Python pickle, which is a program. {@link
 * org.adsum.models.checkpoint.TorchCheckpoint} runs it on a machine that knows only what a state
 * dict needs and has no way to call anything; whatever else the file asks for is refused by name.
 * Every size is checked before memory is taken for it.
 */
package org.adsum.models.checkpoint;
