package dev.faultline.timeline.http;

/** An example of a report, as answers give it. */
final class ReportDocs {
    static final String EXAMPLE = """
            {"incident": "network-2013-09-03", "title": "Loss of network in four datacenters", "severity": "critical",
             "incidentStatus": "resolved", "revision": 2, "status": "final", "published": true,
             "window": {"from": "2013-09-03T11:00:00Z", "to": "2013-09-03T22:30:00.000000001Z"},
             "tz": "America/New_York",
             "sections": [
              {"section": "sites", "title": "Start and end per site",
               "statements": [
                {"key": "us-nj/network/back", "text": "In us-nj the network was back at 2013-09-03 12:30 UTC-04:00.",
                 "of": "us-nj, network", "what": "back", "value": "2013-09-03 12:30", "written": false,
                 "evidence": ["8e0f3c4e-95a1-5d5e-9a2b-1f6f0c9b7a11"], "evidenceCount": 1}]},
              {"section": "changes", "title": "What changed since the last revision",
               "statements": [
                {"key": "sites/us-nj, network",
                 "text": "Start and end per site: us-nj, network: back 2013-09-03 12:30, was 2013-09-03 15:30.",
                 "of": "Start and end per site",
                 "value": "us-nj, network: back 2013-09-03 12:30, was 2013-09-03 15:30.", "written": false,
                 "evidence": ["8e0f3c4e-95a1-5d5e-9a2b-1f6f0c9b7a11", "2f9b7c1d-3e5a-5b6f-9c8d-4a1e7f2b8c33"],
                 "evidenceCount": 2}]}],
             "curves": [
              {"datacenter": "us-nj", "struck": 5, "restored": 5,
               "milestones": {"firstImpact": "2013-09-03T12:00:00Z", "firstAction": "2013-09-03T11:30:00Z",
                "restored50": "2013-09-03T16:30:00Z", "restored90": "2013-09-03T16:30:00Z",
                "restored100": "2013-09-03T16:30:00Z"},
               "points": [{"at": "2013-09-03T12:00:00Z", "restored": 0, "share": 0},
                {"at": "2013-09-03T16:30:00Z", "restored": 5, "share": 1}],
               "statement": {"key": "curve/us-nj",
                "text": "In us-nj 5 devices were struck, the first at 2013-09-03 08:00 UTC-04:00; all at 2013-09-03 12:30 UTC-04:00.",
                "written": false, "evidence": ["8e0f3c4e-95a1-5d5e-9a2b-1f6f0c9b7a11"], "evidenceCount": 1}}],
             "unwritten": ["impact", "causes", "resolution"],
             "publications": [
              {"revision": 1, "status": "interim", "summary": "All four datacenters lost their network.",
               "address": null, "publishedAt": "2013-09-04T00:00:00Z",
               "eventId": "5b0c7d1e-2f3a-4b5c-8d6e-7f8091a2b3c4"},
              {"revision": 2, "status": "final", "summary": "Two faults, the second caused by the repair of the first.",
               "address": null, "publishedAt": "2013-09-13T16:00:00Z",
               "eventId": "6f708192-a3b4-45c6-97e8-f9010213243a"}],
             "references": [
              {"id": "8e0f3c4e-95a1-5d5e-9a2b-1f6f0c9b7a11", "kind": "state-changed",
               "knownAt": "2013-09-13T16:00:00Z", "position": "faultline.device-events/3@17"},
              {"id": "2f9b7c1d-3e5a-5b6f-9c8d-4a1e7f2b8c33", "kind": "state-changed",
               "knownAt": "2013-09-04T00:00:00Z", "position": "faultline.device-events/3@9"}],
             "referenceCount": 2,
             "definition": {"version": "2", "url": "/docs/figures.md"},
             "position": "faultline.device-events/3@17;faultline.incident-events/2@15",
             "asOf": "2026-11-25T10:05:00Z",
             "permalink": "/api/v1/incidents/network-2013-09-03/report?asOf=2026-11-25T10%3A05%3A00Z&position=faultline.device-events%2F3%4017%3Bfaultline.incident-events%2F2%4015&revision=2&tz=America%2FNew_York"}
            """;

    private ReportDocs() {}
}
