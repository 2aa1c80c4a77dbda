package dev.faultline.recorder.incidents;

import dev.faultline.recorder.commands.Chain;

/**
 * The corrective actions of an incident as far as decisions need them.
 *
 * @param planned how many there are; their numbers go from 1 to this
 * @param closed the numbers of those that were completed or dropped
 */
record CorrectiveActions(int planned, Chain<Integer> closed) {
    static final CorrectiveActions NONE = new CorrectiveActions(0, Chain.empty());

    CorrectiveActions plan(int number) {
        return new CorrectiveActions(Math.max(planned, number), closed);
    }

    CorrectiveActions close(int number) {
        return new CorrectiveActions(planned, closed.and(number));
    }

    boolean has(int number) {
        return number >= 1 && number <= planned;
    }
}
