package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;

/**
 * What queries can ask of the network of a slice, as property functions of ARQ in the namespace
 * {@code https://w3id.org/aihw/function#}: inputs to the left, outputs to the right.
 *
 * <ul>
 *   <li>{@code (?from ?to [paths [weaker]]) aihw-fn:shortestPath (?path ?step ?subject ?property
 *       ?object)}: the shortest ways between two parties, five if not said otherwise; a hop along
 *       several lines is several rows. With {@code true} for weaker, what is only announced, in
 *       talks or rumoured counts too.
 *   <li>{@code (?party [steps [property ...]]) aihw-fn:reach (?other ?steps ?before ?way)}: who
 *       stands in a property to the party, or to one that does, and so on; three steps of {@code
 *       aihw:directlyDependsOn} if not said otherwise.
 *   <li>{@code ?firmOrCountry aihw-fn:hitIfStopped (?party ?supply ?effect ?lost ?known ?step)}:
 *       who loses what if a firm, or all firms with their head office in a country, stop; with the
 *       firm left open, for each supplier.
 *   <li>{@code (parties) aihw-fn:moneyLoop (?loop ?step ?payer ?property ?payee)}: rings of up to
 *       so many parties in which money comes back.
 * </ul>
 *
 * <p>A party that the slice does not know gives no rows; inputs that cannot be meant are refused
 * with a {@link QueryBuildException}.
 */
public final class NetworkFunctions {
  private NetworkFunctions() {}

  /**
   * Returns the property functions of a registry with those of networks.
   *
   * @param network the network of the default graph of the dataset that is asked; any other graph
   *     is read when it is asked
   */
  public static PropertyFunctionRegistry registry(
      PropertyFunctionRegistry standard, Supplier<Network> network) {
    PropertyFunctionRegistry functions = PropertyFunctionRegistry.createFrom(standard);
    for (Asked asked : Asked.values()) {
      functions.put(asked.iri, uri -> new Function(asked, network));
    }
    return functions;
  }

  /** One call in a query. */
  private static final class Function extends PropertyFunctionEval {
    private final Asked asked;
    private final Supplier<Network> slice;

    Function(Asked asked, Supplier<Network> slice) {
      super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
      this.asked = asked;
      this.slice = slice;
    }

    @Override
    public void build(
        PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
      int inputs = terms(subject).size();
      if (inputs < asked.least || inputs > asked.most || terms(object).size() != asked.outputs) {
        throw new QueryBuildException("wrong number of terms; write " + asked.usage);
      }
    }

    @Override
    public QueryIterator execEvaluated(
        Binding binding,
        PropFuncArg subject,
        Node predicate,
        PropFuncArg object,
        ExecutionContext context) {
      Network network = network(context);
      Inputs inputs = new Inputs(asked.usage, terms(subject));
      List<Node> outputs = terms(object);
      Node first = inputs.terms().getFirst();
      List<Node> candidates = first.isVariable() ? asked.candidates(network) : List.of();
      Iterator<Binding> rows =
          candidates.isEmpty()
              ? join(binding, outputs, asked.rows(network, inputs))
              : Iter.flatMap(
                  candidates.iterator(),
                  candidate ->
                      join(
                          BindingFactory.binding(binding, Var.alloc(first), candidate),
                          outputs,
                          asked.rows(network, inputs.startingWith(candidate))));
      return QueryIterPlainWrapper.create(rows, context);
    }

    private Network network(ExecutionContext context) {
      DatasetGraph dataset = context.getDataset();
      return dataset == null || context.getActiveGraph().equals(dataset.getDefaultGraph())
          ? slice.get()
          : Network.of(context.getActiveGraph());
    }

    private static List<Node> terms(PropFuncArg argument) {
      return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
    }

    private static Iterator<Binding> join(
        Binding binding, List<Node> outputs, List<List<Node>> rows) {
      List<Binding> joined = new ArrayList<>();
      for (List<Node> row : rows) {
        BindingBuilder builder = BindingFactory.builder(binding);
        boolean fits = true;
        for (int index = 0; index < outputs.size() && fits; index++) {
          fits = fit(builder, outputs.get(index), row.get(index));
        }
        if (fits) {
          joined.add(builder.build());
        }
      }
      return joined.iterator();
    }

    private static boolean fit(BindingBuilder builder, Node output, Node value) {
      if (!output.isVariable()) {
        return output.sameValueAs(value);
      }
      Var variable = Var.alloc(output);
      Node bound = builder.get(variable);
      if (bound == null) {
        builder.add(variable, value);
      }
      return bound == null || bound.sameValueAs(value);
    }
  }
}
