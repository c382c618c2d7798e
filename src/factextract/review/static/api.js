// One request at a time; a write that got no answer is asked again under the same name until it has one.

const RETRY_MS = 1500;

export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? "the desk refused");
    this.status = status;
    this.body = body;
  }
}

export async function get(path) {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Refused(answer.status, await readError(answer));
  return answer.json();
}

export async function post(path, body, { onSilence = null } = {}) {
  for (;;) {
    let answer = null;
    try {
      answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
      });
    } catch {
      if (!onSilence) throw new Refused(0, { error: "the desk does not answer" });
      onSilence();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      continue;
    }
    if (answer.ok) return answer.json();
    throw new Refused(answer.status, await readError(answer));
  }
}

async function readError(answer) {
  const type = answer.headers.get("content-type") ?? "";
  return type.startsWith("application/json") ? answer.json() : { error: await answer.text() };
}
