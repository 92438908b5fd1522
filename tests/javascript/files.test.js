import assert from "node:assert/strict";
import test from "node:test";
import { bytesOf, startsOf } from "../../kg/view/static/columns.js";
import { fileName } from "../../kg/view/static/files.js";
import { someEvents, someWords } from "./some-events.js";
import { toCsv, toJsonLd } from "../../kg/view/static/selection-files.js";
import { webAddress } from "../../kg/view/static/dom.js";

const events = someEvents(["2021-10-06 NATO ExpelDiplomats RUS", "2021-10-18/2021-10-20 RUS Meet NATO planned <0"]);
const source = { id: "a1", title: '=HYPERLINK("x")', publisher: "Paper", published: "", url: "https://example.org/1", kind: "article" };
const texts = {
  id: (event) => `e${event}`,
  reports: () => [{ source, confidence: 90, quotes: ['He said "no", twice.', "And\nleft."] }],
  ownMission: (event) => (event ? true : null),
  place: (event) => (event ? "Brussels" : ""),
  agents: () => ["Somebody"],
};

test("CSV: quoted as spreadsheets expect, formulas made harmless", () => {
  const lines = toCsv([0, 1], events, texts, someWords(events)).split("\r\n");
  assert.equal(lines[0].charCodeAt(0), 0xfeff);
  assert.ok(lines[1].startsWith("e0,2021-10-06,2021-10-06,ExpelDiplomats,NATO,RUS,"));
  assert.ok(lines[1].includes(`"'=HYPERLINK(""x"")"`));
  assert.ok(lines[1].includes(`"He said ""no"", twice. | And\nleft."`));
  assert.ok(lines[2].startsWith("e1,2021-10-18,2021-10-20,Meet,RUS,NATO,"));
  assert.ok(lines[2].includes(",planned,0.9,e0,"));
});

test("JSON-LD: the ontology's words, and nothing where nothing is known", () => {
  const { "@context": context, "@graph": graph } = JSON.parse(toJsonLd([0, 1], events, texts));
  assert.equal(context.dip, "https://w3id.org/diplomatic-kg/ontology#");
  assert.deepEqual(graph[0]["@type"], ["dip:Event", "dip:ExpelDiplomats"]);
  assert.deepEqual([graph[0].source, graph[0].target], [["actor:NATO"], ["actor:RUS"]]);
  assert.ok(!("count" in graph[0]) && !("place" in graph[0]) && !("ownMission" in graph[0]));
  assert.equal(graph[1].ownMission, true);
  assert.deepEqual(graph[1].inResponseTo, ["event:e0"]);
  assert.equal(graph[1].modality, "dip:planned");
  assert.equal(graph[0].report[0].quote[0].exact, 'He said "no", twice.');
});

test("file names are plain", () => {
  assert.equal(fileName("Norge – Russland: 2014/2022"), "Norge-Russland-2014-2022");
  assert.equal(fileName("../../etc/passwd"), "etc-passwd");
  assert.equal(fileName("<>"), "timeline");
});

test("only addresses of the web are links", () => {
  assert.equal(webAddress("https://example.org/a"), "https://example.org/a");
  for (const bad of ["javascript:alert(1)", "JAVA\nSCRIPT:x", "data:text/html,x", "file:///x", "//x", "", "https://"]) {
    assert.equal(webAddress(bad), null, bad);
  }
});

test("base64 with white space around is read", () => {
  assert.deepEqual([...bytesOf("\n AQID \n")], [1, 2, 3]);
  assert.deepEqual([...startsOf([2, 0, 3])], [0, 2, 2, 5]);
});
