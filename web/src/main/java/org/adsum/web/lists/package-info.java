/**
 * The one way of lists in the console: a {@link org.adsum.web.lists.ListSource source} says what a
 * list holds, {@link org.adsum.web.lists.ListPage} is the bean of its page on the template {@code
 * list.xhtml}, and {@link org.adsum.web.lists.ListDownload} gives it as a file.
 *
 * <ol>
 *   <li>Words, filters, order and page stand in the address, which can be passed on.
 *   <li>A file holds what the list shows with its filters, all pages of it, in its order.
 *   <li>A file never holds a formula that somebody typed as text.
 *   <li>What is done with several rows names its effect first.
 * </ol>
 */
package org.adsum.web.lists;
