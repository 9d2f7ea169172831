/** How many nodes a university needs: a simulation of one morning ({@code ./adsum size}). */
package org.adsum.size;
