/**
 * Who is asking, and what they may reach: the client registry, the proof that a call is a client's, how often it may call, and the list of FHIR
 * bases. Read {@link dev.ivigcds.caller.Doorkeeper} first.
 *
 * <p>Imports {@code wire} and {@code java.*}; Nimbus reads keys and signatures, OkHttp fetches keys, Caffeine and Bucket4j count.
 */
@NullMarked
package dev.ivigcds.caller;

import org.jspecify.annotations.NullMarked;
