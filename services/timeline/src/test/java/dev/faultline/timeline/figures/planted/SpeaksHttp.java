package dev.faultline.timeline.figures.planted;

import dev.faultline.timeline.http.Problem;

record SpeaksHttp(Problem problem) {}
