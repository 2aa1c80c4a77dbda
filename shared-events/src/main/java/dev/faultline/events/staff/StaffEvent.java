package dev.faultline.events.staff;

/** What staff did or said. Every event of an incident, or of a maintenance, has its id as key on the log. */
public sealed interface StaffEvent permits IncidentEvent, MaintenanceEvent {
    /** The id of the incident or maintenance, the key on the log. */
    String subject();

    /** Who, and when. */
    Act act();
}
