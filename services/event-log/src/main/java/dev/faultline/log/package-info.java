/**
 * The log of Faultline: what recorder and timeline use of it, its twin in memory, and reading ahead. Nothing here knows
 * Kafka or a framework.
 */
package dev.faultline.log;
