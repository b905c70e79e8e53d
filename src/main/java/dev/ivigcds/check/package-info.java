/**
 * Reads a captured hook request on the machine at hand and tells, line by line, what the service sees in it; or writes a copy that can be shared.
 *
 * <p>Nothing is fetched, nothing is kept. The request goes through the same rooms as on a server; what is said of it clinically is said by them.
 */
@NullMarked
package dev.ivigcds.check;

import org.jspecify.annotations.NullMarked;
