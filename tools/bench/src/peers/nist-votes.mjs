/** Votes of NIST records: the indicated positions of each contest, unless it is overvoted. */
export class NistVotes {
  #names = new Map();
  #votes = new Map();
  #records = 0;
  #path = [];
  #text = '';
  #definition;
  #contest = '';
  #positions = 0;
  #isOvervoted = false;

  open(name, attributes) {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Contest') this.#definition = attributes.ObjectId;
    if (name === 'CVRContest') [this.#positions, this.#isOvervoted] = [0, false];
  }

  text(text) {
    this.#text += text;
  }

  close(name) {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (name === 'Name' && parent === 'Contest') this.#names.set(this.#definition, this.#text);
    else if (name === 'ContestId') this.#contest = this.#text;
    else if (name === 'HasIndication' && this.#text === 'yes') this.#positions += 1;
    else if (name === 'Overvotes' && Number(this.#text) > 0) this.#isOvervoted = true;
    else if (name === 'CVR') this.#records += 1;
    else if (name === 'CVRContest') this.#add();
  }

  #add() {
    const votes = this.#isOvervoted ? 0 : this.#positions;
    this.#votes.set(this.#contest, (this.#votes.get(this.#contest) ?? 0) + votes);
  }

  counts() {
    const named = [...this.#names].map(([id, name]) => [name, this.#votes.get(id) ?? 0]);
    return { records: this.#records, ...Object.fromEntries(named) };
  }
}
