/**
 * The hall page: what the projector shows. The browser gets the code of the current step and no
 * other; a push only tells it to ask again.
 */
package org.adsum.web.hall;
