/**
 * What people see: HTML pages with one look and one navigation, and the door for their styles and scripts.
 *
 * <p>Imports no other room. Pages come from {@link dev.ivigcds.pages.Site}.
 */
@NullMarked
package dev.ivigcds.pages;

import org.jspecify.annotations.NullMarked;
