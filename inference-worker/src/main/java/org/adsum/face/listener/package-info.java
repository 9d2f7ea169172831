/**
 * Where the face engine meets the container: the queue's listener and the ports that the ejb module
 * declares. Nothing else of {@code org.adsum.face} knows of a container.
 */
package org.adsum.face.listener;
