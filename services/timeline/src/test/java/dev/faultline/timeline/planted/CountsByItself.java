package dev.faultline.timeline.planted;

import io.micrometer.core.instrument.MeterRegistry;

record CountsByItself(MeterRegistry registry) {}
