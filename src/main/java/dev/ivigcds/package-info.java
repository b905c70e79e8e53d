/** IVIG CDS: the main class, the settings, and how the rooms are put together. */
@NullMarked
package dev.ivigcds;

import org.jspecify.annotations.NullMarked;
