// Reads a calendar from standard input with ical.js, by the zones that the file itself defines, and says what stands in it as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const loaded = await import(pathToFileURL(require.resolve("ical.js")));
const ICAL = loaded.default ?? loaded;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const zones = calendar.getAllSubcomponents("vtimezone");
ICAL.TimezoneService.reset();
for (const zone of zones) ICAL.TimezoneService.register(zone);
const said = (time) => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
const events = calendar.getAllSubcomponents("vevent").map((held) => {
  const event = new ICAL.Event(held);
  const organizer = held.getFirstProperty("organizer");
  return {
    uid: event.uid,
    starts: said(event.startDate),
    ends: said(event.endDate),
    summary: event.summary,
    description: event.description,
    location: event.location,
    sequence: event.sequence,
    stamp: said(held.getFirstPropertyValue("dtstamp")),
    status: held.getFirstPropertyValue("status"),
    organizer: organizer ? [organizer.getParameter("cn"), organizer.getFirstValue()] : null,
    attendees: held.getAllProperties("attendee").map((one) => [one.getParameter("cn"), one.getFirstValue(), one.getParameter("rsvp")]),
    alarms: held.getAllSubcomponents("valarm").map((one) => one.getFirstPropertyValue("trigger").toSeconds()),
  };
});
const method = calendar.getFirstPropertyValue("method");
process.stdout.write(JSON.stringify({ method, zones: zones.map((one) => one.getFirstPropertyValue("tzid")), events }));
