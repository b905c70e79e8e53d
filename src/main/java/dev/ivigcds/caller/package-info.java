/**
 * Who is asking, and what they may reach: the client registry and the list of FHIR bases.
 *
 * <p>Imports {@code wire} and {@code java.*}.
 */
@NullMarked
package dev.ivigcds.caller;

import org.jspecify.annotations.NullMarked;
