"""A process of ten user tasks in SpiffWorkflow, its state saved to PostgreSQL after each task."""

from __future__ import annotations

import itertools
import json
import time
from io import BytesIO

from django.db import connection
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
STEPS = 10


def _diagram() -> bytes:
    tasks = "".join(f'<userTask id="t{i}" name="Step {i}"/>' for i in range(STEPS))
    names = ["start", *(f"t{i}" for i in range(STEPS)), "end"]
    flows = "".join(
        f'<sequenceFlow id="f{i}" sourceRef="{a}" targetRef="{b}"/>'
        for i, (a, b) in enumerate(itertools.pairwise(names))
    )
    return (
        f'<definitions xmlns="{_BPMN}" targetNamespace="bench"><process id="ten" isExecutable="true">'
        f'<startEvent id="start"/>{tasks}<endEvent id="end"/>{flows}</process></definitions>'
    ).encode()


def actions_a_second(seconds: float) -> float:
    """User tasks completed a second: state read, task run, state written and committed, one client."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(BytesIO(_diagram())))
    spec = parser.get_spec("ten")
    serializer = BpmnWorkflowSerializer()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_spiff")
        cursor.execute("CREATE TABLE bench_spiff (id bigserial PRIMARY KEY, state jsonb NOT NULL)")
        done, began = 0, time.perf_counter()
        while time.perf_counter() - began < seconds:
            workflow = BpmnWorkflow(spec)
            workflow.do_engine_steps()
            cursor.execute(
                "INSERT INTO bench_spiff (state) VALUES (%s) RETURNING id",
                [serializer.serialize_json(workflow)],
            )
            case = cursor.fetchone()[0]
            for _ in range(STEPS):
                cursor.execute("SELECT state FROM bench_spiff WHERE id = %s", [case])
                raw = cursor.fetchone()[0]
                workflow = serializer.deserialize_json(raw if isinstance(raw, str) else json.dumps(raw))
                task = workflow.get_next_task(manual=True, state=TaskState.READY)
                task.run()
                workflow.do_engine_steps()
                cursor.execute(
                    "UPDATE bench_spiff SET state = %s WHERE id = %s",
                    [serializer.serialize_json(workflow), case],
                )
                done += 1
            assert workflow.is_completed()
        return done / (time.perf_counter() - began)
