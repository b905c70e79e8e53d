/**
 * HTTP in and out; the only room that knows Spring MVC.
 *
 * <p>Imports {@code consult}, {@code catalog}, {@code caller}, {@code journal}, {@code pages} and {@code wire}. Every refusal leaves here as a status with an OperationOutcome.
 */
@NullMarked
package dev.ivigcds.web;

import org.jspecify.annotations.NullMarked;
