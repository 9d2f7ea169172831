/**
 * News, told to whoever is looking.
 *
 * <ol>
 *   <li>News leaves with the commit of what it tells of: the topic is part of the same transaction.
 *   <li>News is a hint; who missed it reads again. It carries what its readers may see and no more.
 * </ol>
 */
package org.adsum.notification;
