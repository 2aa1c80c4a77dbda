package dev.faultline.access.planted.east;

import dev.faultline.access.planted.west.West;

public final class East {
    public West west;
}
