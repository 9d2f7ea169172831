/** The person's own data: the copy and the request to be erased. */
package org.adsum.web.privacy;
