// The scripts' figures of the questionnaires in tests/projects/, over many random answers.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { scratch } from "../lib/kurzcheck.js";
import projects from "../projects/make.js";
import oracle from "./oracle.js";
import { randomly, randomAnswers, toModel, toState } from "./random.js";
import * as score from "../../src/browser/check/data/score.js";

const SETS = 200;

for (const name of Object.keys(projects.PROJECTS))
  test(`${name}: ${SETS} random sets of answers have the figures of the independent calculation`, (t) => {
    const { folder } = projects.makeProject(name, scratch(t, "project"));
    const check = JSON.parse(fs.readFileSync(path.join(folder, "content/check.yaml"), "utf8"));
    const { values } = check.scale;
    if (values) Object.assign(check.scale, { from: values[0], to: values[values.length - 1] });
    const model = toModel(check);
    const below = randomly(5);
    const figure = ({ score: number, answered, total, band }) => ({ score: number, answered, total, band });
    for (let set = 0; set < SETS; set++) {
      const answers = randomAnswers(below, check);
      const state = toState(answers);
      const expected = oracle.figures(check, answers);
      assert.deepEqual(figure(score.overall(model, state)), figure(expected.overall));
      assert.deepEqual(score.topics(model, state).map(figure), expected.topics.map(figure));
      assert.deepEqual(score.groups(model, state).map(figure), expected.groups.map(figure));
      assert.deepEqual(score.strengths(model, state), expected.strengths);
      assert.deepEqual(score.needs(model, state), expected.needs);
    }
  });
