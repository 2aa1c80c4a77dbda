package dev.faultline.timeline.http;

/** Examples of the story of an incident, as answers give it. */
final class StoryDocs {
    static final String STORY_EXAMPLE = """
            {"incident": "network-2013-09-03",
             "window": {"from": "2013-09-03T11:00:00Z", "to": "2013-09-03T22:30:00.000000001Z"},
             "groupWithin": "PT1M",
             "items": [
              {"occurredAt": "2013-09-03T11:00:00Z", "uncertainty": "PT0S", "knownAt": "2013-09-13T16:00:00Z",
               "recordedAt": "2026-11-25T10:00:00.120Z", "position": "faultline.device-events/3@17",
               "text": "3 × edge-router down in us-va: core line card soft failure",
               "facts": {"datacenter": "us-va", "role": "edge-router", "state": "down", "count": 3,
                "devices": ["va-edge-1", "va-edge-2", "va-edge-3"], "until": "2013-09-03T11:00:00Z",
                "knownTo": "2013-09-13T16:00:00Z", "recordedTo": "2026-11-25T10:00:00.120Z",
                "reason": "core line card soft failure",
                "opens": "/api/v1/incidents/network-2013-09-03/timeline?kind=facts&datacenter=us-va&role=edge-router&state=down&from=2013-09-03T11:00:00Z&to=2013-09-03T11:00:00.000000001Z&groupWithin=PT0S"},
               "evidence": ["8e0f3c4e-95a1-5d5e-9a2b-1f6f0c9b7a11", "6d1c8a52-1a7e-5d0c-8f3b-2b7d9e4c6a22",
                "2f9b7c1d-3e5a-5b6f-9c8d-4a1e7f2b8c33"],
               "evidenceCount": 3},
              {"occurredAt": "2013-09-03T11:30:00Z", "uncertainty": "PT30M", "knownAt": "2013-09-04T00:00:00Z",
               "recordedAt": "2026-11-25T10:00:01.310Z", "position": "faultline.incident-events/2@9",
               "text": "intervention, outcome failed: attempts at intervention were unsuccessful",
               "staff": {"kind": "action-recorded", "actor": "network operations"},
               "evidence": ["5b0c7d1e-2f3a-4b5c-8d6e-7f8091a2b3c4"], "evidenceCount": 1}],
             "position": "faultline.device-events/3@17;faultline.incident-events/2@12",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String KNOWLEDGE_EXAMPLE = """
            {"incident": "network-2013-09-03", "groupWithin": "PT1M",
             "moments": [
              {"knownAt": "2013-09-04T00:00:00Z", "since": "2013-09-04T00:00:00Z", "kind": "declared",
               "text": "declared, interim report, and more, 50 facts",
               "staff": [{"kind": "declared", "text": "Loss of network in four datacenters",
                "eventId": "fd525e46-155b-4a91-96df-0a223c37350c"}],
               "staffCount": 17, "facts": 50, "retracted": 0, "afterwards": 0, "latest": "PT13H"},
              {"knownAt": "2013-09-13T16:00:00Z", "since": "2013-09-13T16:00:00Z", "kind": "report-published",
               "text": "final report, claim: network, and more, 42 facts, 42 facts taken back",
               "staff": [{"kind": "report-published",
                "text": "final report: Two faults, the second caused by the repair of the first; each site with its own hours.",
                "eventId": "6e15d815-0b24-4d7f-9591-ed0184393d33"}],
               "staffCount": 17, "facts": 42, "retracted": 42, "afterwards": 0, "latest": "PT245H"}],
             "position": "faultline.device-events/3@17;faultline.incident-events/2@12",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String CLAIMS_EXAMPLE = """
            {"incident": "core-routers-2013-08-28", "relapseWithin": "PT720H",
             "claims": [
              {"claim": "resolved", "scope": {"datacenters": [], "roles": [], "devices": []},
               "statement": "believed completely resolved",
               "eventId": "1c2d3e4f-5061-4728-93a4-b5c6d7e8f901", "actor": "network operations",
               "occurredAt": "2013-08-29T07:00:00Z", "uncertainty": "PT0S", "uncertaintySeconds": 0,
               "knownAt": "2013-08-29T07:00:00Z", "recordedAt": "2026-11-25T10:00:01Z",
               "position": "faultline.incident-events/4@3",
               "then": {"verdict": "supported", "devices": 8, "observed": 8, "impaired": 0,
                "restoredAt": "2013-08-29T07:00:00Z", "restoredAfterClaimSeconds": 0,
                "evidence": ["0a1b2c3d-4e5f-5a6b-8c7d-8e9fa0b1c2d3"], "evidenceCount": 8},
               "now": {"verdict": "relapsed", "devices": 8, "observed": 8, "impaired": 0,
                "restoredAt": "2013-08-29T07:00:00Z", "restoredAfterClaimSeconds": 0,
                "relapse": {"at": "2013-09-03T11:00:00Z", "afterSeconds": 446400, "after": "PT124H", "devices": 8},
                "evidence": ["9f8e7d6c-5b4a-5392-8817-06f5e4d3c2b1"], "evidenceCount": 8}}],
             "position": "faultline.device-events/3@17;faultline.incident-events/4@5",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String ACTIONS_EXAMPLE = """
            {"incident": "network-2013-09-03", "within": "PT30M",
             "actions": [
              {"kind": "intervention", "target": {"datacenters": [], "roles": ["core-router"], "devices": []},
               "outcome": "failed", "description": "attempts at intervention were unsuccessful",
               "eventId": "5b0c7d1e-2f3a-4b5c-8d6e-7f8091a2b3c4", "actor": "network operations",
               "occurredAt": "2013-09-03T11:30:00Z", "uncertainty": "PT30M", "uncertaintySeconds": 1800,
               "knownAt": "2013-09-04T00:00:00Z", "recordedAt": "2026-11-25T10:00:01.310Z",
               "position": "faultline.incident-events/2@9",
               "effect": "none", "impaired": 8, "backWithin": 0, "backLater": 8, "notBack": 0, "struckAfter": 0,
               "agrees": true, "evidence": [], "evidenceCount": 0}],
             "position": "faultline.device-events/3@17;faultline.incident-events/2@12",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String PROPAGATION_EXAMPLE = """
            {"incident": "network-2013-09-03",
             "struck": [
              {"datacenter": "us-va", "role": "core-router", "devices": 2, "struckAt": "2013-09-03T11:00:00Z",
               "struckLagSeconds": 0, "restoredAt": "2013-09-03T19:00:00Z",
               "evidence": ["9f8e7d6c-5b4a-5392-8817-06f5e4d3c2b1"]},
              {"datacenter": "us-nj", "role": "core-router", "devices": 2, "struckAt": "2013-09-03T12:00:00Z",
               "struckLagSeconds": 3600, "restoredAt": "2013-09-03T16:30:00Z",
               "evidence": ["7e6d5c4b-3a29-5817-96f5-e4d3c2b1a098"]}],
             "recovery": [
              {"datacenter": "us-nj", "role": "core-router", "devices": 2, "struckAt": "2013-09-03T12:00:00Z",
               "struckLagSeconds": 3600, "restoredAt": "2013-09-03T16:30:00Z",
               "evidence": ["7e6d5c4b-3a29-5817-96f5-e4d3c2b1a098"]},
              {"datacenter": "us-va", "role": "core-router", "devices": 2, "struckAt": "2013-09-03T11:00:00Z",
               "struckLagSeconds": 0, "restoredAt": "2013-09-03T19:00:00Z",
               "evidence": ["9f8e7d6c-5b4a-5392-8817-06f5e4d3c2b1"]}],
             "dependencies": [
              {"from": "va-core-1", "to": "va-edge-1", "fromStruckAt": "2013-09-03T11:00:00Z",
               "toStruckAt": "2013-09-03T11:00:00Z", "lagSeconds": 0}],
             "dependencyCount": 1,
             "position": "faultline.device-events/3@17;faultline.incident-events/2@12",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String CLOCKS_EXAMPLE = """
            {"incident": "network-2013-09-03", "impactStart": "2013-09-03T11:00:00Z",
             "clocks": [
              {"clock": "network", "claimedAt": "2013-09-03T19:30:00Z", "claimedAfterSeconds": 30600,
               "claim": "3c4d5e6f-7081-4293-a4b5-c6d7e8f90112", "devices": 20, "struckAt": "2013-09-03T11:00:00Z",
               "restoredAt": "2013-09-03T19:00:00Z", "restoredAfterSeconds": 28800, "claimedAheadSeconds": -1800},
              {"clock": "services", "claimedAt": null, "claimedAfterSeconds": null, "claim": null, "devices": 4,
               "struckAt": "2013-09-03T11:00:00Z", "restoredAt": "2013-09-03T22:30:00Z",
               "restoredAfterSeconds": 41400, "claimedAheadSeconds": null}],
             "position": "faultline.device-events/3@17;faultline.incident-events/2@12",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    static final String NOTICES_EXAMPLE = """
            {"incident": "network-2013-09-03", "noticeCount": 1, "told": 5000, "delivered": 3100, "failed": 1900,
             "unreported": 0,
             "steps": [
              {"at": "2013-09-03T13:00:00Z", "told": 5000, "delivered": 0, "failed": 0},
              {"at": "2013-09-03T15:00:00Z", "told": 5000, "delivered": 3100, "failed": 1900}],
             "channels": [
              {"channel": "telephone", "noticeCount": 1, "told": 5000, "delivered": 3100, "failed": 1900,
               "unreported": 0,
               "steps": [
                {"at": "2013-09-03T13:00:00Z", "told": 5000, "delivered": 0, "failed": 0},
                {"at": "2013-09-03T15:00:00Z", "told": 5000, "delivered": 3100, "failed": 1900}],
               "sharedFateNotices": 1}],
             "notices": [
              {"notice": 1, "channel": "telephone", "audience": "customers who call", "told": 5000,
               "carriedBy": {"datacenters": [], "roles": ["phone-system"], "devices": []}, "text": null,
               "eventId": "6f708192-a3b4-45c6-97e8-f9010213243a", "actor": "support",
               "occurredAt": "2013-09-03T13:00:00Z", "uncertainty": "PT0S", "uncertaintySeconds": 0,
               "knownAt": "2013-09-03T13:00:00Z", "recordedAt": "2026-11-25T10:00:02Z",
               "position": "faultline.incident-events/2@14",
               "deliveries": [
                {"delivered": 3100, "failed": 1900, "detail": null,
                 "eventId": "708192a3-b4c5-46d7-a8f9-0102132435a6", "actor": "support",
                 "occurredAt": "2013-09-03T15:00:00Z", "uncertainty": "PT0S", "uncertaintySeconds": 0,
                 "knownAt": "2013-09-03T15:00:00Z", "recordedAt": "2026-11-25T10:00:02Z",
                 "position": "faultline.incident-events/2@15"}],
               "sharedFate": {
                "warning": "The notice went through what was itself in an outage: 1 of its devices in us-nj.",
                "devices": 1, "datacenters": ["us-nj"], "since": "2013-09-03T12:00:00Z",
                "evidence": ["4b3a2918-07f6-55e4-93d2-c1b0a9f8e7d6"]}}],
             "position": "faultline.device-events/3@17;faultline.incident-events/2@15",
             "asOf": "2026-11-25T10:05:00Z"}
            """;

    private StoryDocs() {}
}
