"""rdflib and SPARQLWrapper: each operation prints client, operation and outcome, apart by tabs."""

import os
import traceback

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, RDFXML, TURTLE, SPARQLWrapper

BASE = os.environ["BASE"]
TOKEN = "Bearer " + os.environ["TOKEN"]
TEXT = os.environ["TEXT"]


def expect(name, found):
    wanted = int(os.environ[name])
    if found != wanted:
        raise AssertionError(f"{found} instead of {wanted}")


def attempt(client, operation, call):
    try:
        call()
        outcome = "ok"
    except Exception as fault:  # What a client throws is what this is to show.
        traceback.print_exc()
        outcome = "failed: " + " ".join(str(fault).split())[:200]
    print(client, operation, outcome, sep="\t", flush=True)


def of_rdflib():
    store = SPARQLStore(BASE + "/sparql", returnFormat="json")
    asked = rdflib.ConjunctiveGraph(store=store)
    # Debian's version reads graphs only where it asks for them in place of rows.
    graphs = rdflib.ConjunctiveGraph(store=SPARQLStore(BASE + "/sparql", returnFormat="xml"))
    writing = SPARQLUpdateStore(
        BASE + "/sparql", BASE + "/update", headers={"Authorization": TOKEN}, returnFormat="json"
    )
    name = "https://example.org/rdflib"
    mine = rdflib.Graph(store=writing, identifier=rdflib.URIRef(name))
    said = (rdflib.URIRef(name), rdflib.RDFS.label, rdflib.Literal(TEXT, lang="en"))

    def update():
        mine.add(said)
        writing.commit()

    def read_back():
        if list(mine.objects(said[0], said[1])) != [said[2]]:
            raise AssertionError("another text came back")
        mine.remove(said)
        writing.commit()
        if len(mine) != 0:
            raise AssertionError("it is still there")

    def data():
        for ending, form in (("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("trig", "trig"), ("nq", "nquads")):
            graph = rdflib.ConjunctiveGraph()
            graph.parse(f"{BASE}/data/graph/{os.environ['GRAPH']}.{ending}", format=form)
            expect("TRIPLES", len(graph))
        thing = rdflib.Graph()
        thing.parse(BASE + "/id/trainium2")
        if len(thing) < 10:
            raise AssertionError(f"{len(thing)} triples by following an address")

    attempt("rdflib", "select", lambda: expect("ROWS", len(list(asked.query(os.environ["SELECT"])))))
    attempt("rdflib", "construct", lambda: expect("BUILT", len(graphs.query(os.environ["CONSTRUCT"]).graph)))
    attempt("rdflib", "describe", lambda: expect("DESCRIBED", len(graphs.query(os.environ["DESCRIBE"]).graph)))
    attempt("rdflib", "update", update)
    attempt("rdflib", "read back", read_back)
    attempt("rdflib", "data", data)


def of_sparqlwrapper():
    name = "https://example.org/SPARQLWrapper"

    def asked(text, form):
        wrapper = SPARQLWrapper(BASE + "/sparql")
        wrapper.setQuery(text)
        wrapper.setReturnFormat(form)
        return wrapper.query().convert()

    def write(text):
        wrapper = SPARQLWrapper(BASE + "/sparql", BASE + "/update")
        wrapper.addCustomHttpHeader("Authorization", TOKEN)
        wrapper.setMethod(POST)
        wrapper.setQuery(text)
        wrapper.query()

    def values():
        rows = asked(f"SELECT ?text {{ GRAPH <{name}> {{ ?s ?p ?text }} }}", JSON)
        return [row["text"]["value"] for row in rows["results"]["bindings"]]

    def read_back():
        if values() != [TEXT]:
            raise AssertionError("another text came back")
        write(f"DROP GRAPH <{name}>")
        if values():
            raise AssertionError("it is still there")

    def described():
        graph = rdflib.Graph()
        graph.parse(data=asked(os.environ["DESCRIBE"], TURTLE), format="turtle")
        expect("DESCRIBED", len(graph))

    def rows():
        expect("ROWS", len(asked(os.environ["SELECT"], JSON)["results"]["bindings"]))

    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    insert = f'INSERT DATA {{ GRAPH <{name}> {{ <{name}> {label} "{TEXT}"@en }} }}'
    attempt("SPARQLWrapper", "select", rows)
    attempt("SPARQLWrapper", "construct", lambda: expect("BUILT", len(asked(os.environ["CONSTRUCT"], RDFXML))))
    attempt("SPARQLWrapper", "describe", described)
    attempt("SPARQLWrapper", "update", lambda: write(insert))
    attempt("SPARQLWrapper", "read back", read_back)
    print("SPARQLWrapper", "data", "not offered: asks endpoints alone", sep="\t")


of_rdflib()
of_sparqlwrapper()
