/**
 * The words in which it is said who may call what: roles, callers, refusals, and {@link dev.faultline.access.Rules}, the one
 * table of calls and roles.
 */
package dev.faultline.access;
