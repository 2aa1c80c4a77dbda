package dev.faultline.timeline.figures;

/** All cases of one placement: a datacenter with a role. Written only by the generation that made it. */
final class Cell {
    final int generation;
    private final CaseSeries[] series;

    Cell(int generation) {
        this.generation = generation;
        series = new CaseSeries[CaseKind.COUNT];
        for (int i = 0; i < series.length; i++) {
            series[i] = new CaseSeries(generation);
        }
    }

    private Cell(int generation, Cell from) {
        this.generation = generation;
        series = from.series.clone();
    }

    Cell copy(int newGeneration) {
        return new Cell(newGeneration, this);
    }

    CaseSeries series(CaseKind kind) {
        return series[kind.ordinal()];
    }

    CaseSeries own(CaseKind kind) {
        CaseSeries present = series[kind.ordinal()];
        if (present.generation != generation) {
            present = present.copy(generation);
            series[kind.ordinal()] = present;
        }
        return present;
    }

    void sort() {
        for (CaseSeries each : series) {
            each.sort();
        }
    }
}
