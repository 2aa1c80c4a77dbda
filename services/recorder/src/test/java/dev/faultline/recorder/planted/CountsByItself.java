package dev.faultline.recorder.planted;

import io.micrometer.core.instrument.MeterRegistry;

record CountsByItself(MeterRegistry registry) {}
