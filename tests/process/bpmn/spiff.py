"""Run a diagram in SpiffWorkflow: an engine that others wrote reads our file and carries the case through it.

SpiffWorkflow hands a message to tasks that wait for it; to start the process that begins with a message is left to
whoever hosts the engine. That is all that is done here beside answering the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.mixins.events.end_event import EndEvent
from SpiffWorkflow.bpmn.specs.mixins.service_task import ServiceTask
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

Answer = Callable[[str, int], Mapping[str, Any]]
"""What is known after a step, the how-manieth it is: its outcome, the facts it found out."""


@dataclass
class Journey:
    """What SpiffWorkflow did with a case."""

    steps: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    """The end events reached that hand nothing over, those of timers among them."""
    processes: list[str] = field(default_factory=list)
    """The processes begun, one for each time the case came to an organisation."""


class Engine:
    """The processes of one file."""

    def __init__(self, file: bytes, steps: frozenset[str]) -> None:
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.parse(BytesIO(file)))
        self.specs = {process: parser.get_spec(process) for process in parser.get_process_ids()}
        self.steps = steps
        self.begins: dict[str | None, tuple[str, str]] = {}
        for process, spec in self.specs.items():
            for event in spec.bpmn_start_events:
                definition = event.event_definition
                name = definition.name if isinstance(definition, MessageEventDefinition) else None
                assert name not in self.begins, "one start event for each message, and one for the beginning"
                self.begins[name] = process, event.name

    def carry(self, data: Mapping[str, Any], answer: Answer) -> Journey:
        """Carry a case from its beginning to its end."""
        journey, message = Journey(), None
        while True:
            workflow = self._begin(message, data, journey)
            self._work(workflow, answer, journey)
            assert workflow.is_completed(), f"{workflow.spec.name} waits after {journey.steps}"
            sent = workflow.get_events()
            if not sent:
                return journey
            assert len(sent) == 1, "a case is in one place at a time"
            message = sent[0]

    def _begin(self, message: Any, data: Mapping[str, Any], journey: Journey) -> BpmnWorkflow:
        """An instance begun by one of the start events of its process."""
        process, event = self.begins[message.event_definition.name if message else None]
        journey.processes.append(process)
        workflow = BpmnWorkflow(self.specs[process])
        beginning = workflow.get_next_task(spec_name="Start")
        if message is None:
            beginning.data.update(data)
        beginning.run()
        split = workflow.get_next_task(spec_name="StartEventSplit")
        if split is not None:
            split.run()
            for task in split.children:
                if task.task_spec.name != event:
                    task.cancel()
        if message is not None:
            workflow.catch(message)
        else:
            begun = workflow.get_next_task(spec_name=event)
            begun.task_spec._update(begun)
        return workflow

    def _work(self, workflow: BpmnWorkflow, answer: Answer, journey: Journey) -> None:
        def before(task: Any) -> None:
            name = task.task_spec.name
            if name in self.steps:
                journey.steps.append(name)
                task.data.update(answer(name, len(journey.steps)))
            elif isinstance(task.task_spec, EndEvent) and ".to." not in name:
                journey.ends.append(name)

        while True:
            workflow.do_engine_steps(will_complete_task=before)
            if service := workflow.get_next_task(state=TaskState.STARTED, spec_class=ServiceTask):
                service.complete()  # an information system answers from outside
            elif task := workflow.get_next_task(state=TaskState.READY, manual=True):
                before(task)
                task.run()
            else:
                return
