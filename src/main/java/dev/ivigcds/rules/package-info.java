/**
 * The rules: pure functions of the facts, one file per clinical question.
 *
 * <p>Imports {@code facts} and {@code dosing}. A rule is a record of its own parameters, bound from {@code hooks/<service>/service.yaml};
 * it answers for one or more topics and explains its silence too. It asks no clock, knows no code and never sees the hook's JSON.
 */
@NullMarked
package dev.ivigcds.rules;

import org.jspecify.annotations.NullMarked;
