/**
 * Pure arithmetic: how an order is written, turned into grams on each local calendar day.
 *
 * <p>Imports {@code facts}, {@code java.*} and, in one class, the UCUM library. Decimal throughout; a day is a local calendar day, an
 * infusion belongs to the day it starts (clinical.md 3).
 */
@NullMarked
package dev.ivigcds.dosing;

import org.jspecify.annotations.NullMarked;
