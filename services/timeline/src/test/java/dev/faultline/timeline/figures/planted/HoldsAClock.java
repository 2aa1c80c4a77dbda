package dev.faultline.timeline.figures.planted;

import java.time.InstantSource;

record HoldsAClock(InstantSource clock) {}
