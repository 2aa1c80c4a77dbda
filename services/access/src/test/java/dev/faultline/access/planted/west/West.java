package dev.faultline.access.planted.west;

import dev.faultline.access.planted.east.East;

public final class West {
    public East east;
}
