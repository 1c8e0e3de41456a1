package org.w3id.aihw.query.guarded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.*;
import org.apache.jena.sparql.function.CastXSD;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.query.guarded.BoundedCall.OfOne;
import org.w3id.aihw.query.guarded.BoundedCall.OfTwo;
import org.w3id.aihw.query.guarded.BoundedCall.Rule;

/**
 * What becomes of each kind of expression that ARQ has, so that its work is bounded. A kind that is
 * not listed is refused: a test tells when Jena brings a new one.
 */
final class Calls {
  /** How a call of one kind is made. */
  @FunctionalInterface
  private interface Making {
    Expr of(ExprFunction function, ExprList arguments);
  }

  /** Looks at what its arguments have become, and no further; or at whether there are any. */
  private static final Set<Class<? extends ExprFunction>> AS_THEY_ARE =
      Set.of(
          E_Bound.class,
          E_If.class,
          E_Coalesce.class,
          E_LogicalAnd.class,
          E_LogicalOr.class,
          E_LogicalNot.class,
          E_OneOf.class,
          E_NotOneOf.class,
          E_Exists.class,
          E_NotExists.class,
          E_SameTerm.class,
          E_IsIRI.class,
          E_IsURI.class,
          E_IsBlank.class,
          E_IsLiteral.class,
          E_IsNumeric.class,
          E_Random.class,
          E_UUID.class,
          E_StrUUID.class,
          E_BNode.BNode0.class,
          E_Now.class,
          InGraph.class);

  /** Values whose sizes are bounded are compared, or taken apart, in no time. */
  private static final Set<Class<? extends ExprFunction>> OF_VALUES =
      Set.of(
          E_Equals.class,
          E_NotEquals.class,
          E_LessThan.class,
          E_LessThanOrEqual.class,
          E_GreaterThan.class,
          E_GreaterThanOrEqual.class,
          E_Multiply.class,
          E_Divide.class,
          E_UnaryMinus.class,
          E_UnaryPlus.class,
          E_NumAbs.class,
          E_NumCeiling.class,
          E_NumFloor.class,
          E_NumRound.class,
          E_DateTimeYear.class,
          E_DateTimeMonth.class,
          E_DateTimeDay.class,
          E_DateTimeHours.class,
          E_DateTimeMinutes.class,
          E_DateTimeSeconds.class,
          E_DateTimeTZ.class,
          E_DateTimeTimezone.class,
          E_Str.class,
          E_Lang.class,
          E_Datatype.class,
          E_StrLength.class,
          E_StrStartsWith.class,
          E_StrEndsWith.class);

  /** Goes once through its arguments, and makes a text or value. */
  private static final Set<Class<? extends ExprFunction>> OF_TEXTS =
      Set.of(
          E_MD5.class,
          E_SHA1.class,
          E_SHA256.class,
          E_SHA384.class,
          E_SHA512.class,
          E_StrConcat.class);

  private static final Rule VALUES = new Rule(false, false, false);
  private static final Rule TEXTS = new Rule(true, true, false);
  private static final Rule SUMS = new Rule(true, true, true);
  private static final Map<Class<? extends ExprFunction>, Making> MAKINGS = makings();

  private Calls() {}

  private static Map<Class<? extends ExprFunction>, Making> makings() {
    Map<Class<? extends ExprFunction>, Making> makings = new HashMap<>();
    AS_THEY_ARE.forEach(kind -> makings.put(kind, Calls::copy));
    OF_VALUES.forEach(kind -> makings.put(kind, (call, terms) -> bounded(call, terms, VALUES)));
    OF_TEXTS.forEach(kind -> makings.put(kind, (call, terms) -> bounded(call, terms, TEXTS)));
    // ARQ puts texts together by + too.
    makings.put(E_Add.class, (call, terms) -> bounded(call, terms, SUMS));
    makings.put(E_Subtract.class, (call, terms) -> bounded(call, terms, SUMS));
    putTexts(makings);
    putShortened(makings);
    return Map.copyOf(makings);
  }

  private static void putTexts(Map<Class<? extends ExprFunction>, Making> makings) {
    put(makings, E_StrContains.class, Texts::contains, VALUES);
    put(makings, E_StrBefore.class, Texts::before, TEXTS);
    put(makings, E_StrAfter.class, Texts::after, TEXTS);
    put(makings, E_StrDatatype.class, Texts::typed, VALUES);
    put(makings, E_StrUpperCase.class, Texts::upper);
    put(makings, E_StrLowerCase.class, Texts::lower);
    makings.put(
        E_StrSubstring.class,
        (call, terms) -> new BoundedCall.Many(call, terms, Texts::part, TEXTS));
  }

  private static void putShortened(Map<Class<? extends ExprFunction>, Making> makings) {
    makings.put(E_StrEncodeForURI.class, (call, terms) -> shortened(call, terms, Bounds.TEXT / 9));
    makings.put(E_LangMatches.class, (call, terms) -> shortened(call, terms, Bounds.DIGITS));
    makings.put(E_IRI.class, (call, terms) -> shortened(call, terms, Bounds.IRI));
    makings.put(E_URI.class, (call, terms) -> shortened(call, terms, Bounds.IRI));
    makings.put(E_StrLang.class, Calls::inLanguage);
    makings.put(
        E_Regex.class,
        (call, terms) -> new BoundedCall.Many(call, terms, new Patterns("REGEX")::matches, VALUES));
    makings.put(
        E_StrReplace.class,
        (call, terms) ->
            new BoundedCall.Many(call, terms, new Patterns("REPLACE")::replaced, TEXTS));
    makings.put(E_BNode.BNode1.class, (_call, terms) -> new CountedBlankNode(terms.get(0)));
    makings.put(E_Function.class, (call, terms) -> named(call, terms));
  }

  private static void put(
      Map<Class<? extends ExprFunction>, Making> makings,
      Class<? extends ExprFunction> kind,
      OfTwo evaluation,
      Rule rule) {
    makings.put(
        kind, (call, terms) -> new BoundedCall.Two(call, terms.getList(), evaluation, rule));
  }

  private static void put(
      Map<Class<? extends ExprFunction>, Making> makings,
      Class<? extends ExprFunction> kind,
      OfOne evaluation) {
    makings.put(kind, (call, terms) -> new BoundedCall.One(call, terms.get(0), evaluation, TEXTS));
  }

  /** Returns the kinds of expressions that are answered. */
  static Set<Class<? extends ExprFunction>> kinds() {
    return MAKINGS.keySet();
  }

  /**
   * Lets a call be made.
   *
   * @throws QueryBuildException if its kind, or the function that it names, is not answered
   */
  static void require(ExprFunction call) {
    if (!MAKINGS.containsKey(call.getClass())) {
      throw Surface.refusal("function", BoundedCall.name(call));
    }
    if (call instanceof E_Function named) {
      String iri = named.getFunctionIRI();
      if (Surface.isForeignFunction(iri)) {
        throw Surface.refusal("function", "<" + iri + ">");
      }
      if (Surface.casts().containsKey(iri) && named.numArgs() != 1) {
        throw new QueryBuildException("the cast <" + iri + "> takes one argument");
      }
    }
  }

  /** Makes a call whose work is bounded. */
  static Expr of(ExprFunction call, ExprList arguments) {
    Making making = MAKINGS.get(call.getClass());
    if (making == null) {
      throw Surface.refusal("function", BoundedCall.name(call));
    }
    return making.of(call, arguments);
  }

  private static Expr copy(ExprFunction call, ExprList arguments) {
    return switch (call) {
      case ExprFunction0 none -> none.copy();
      case ExprFunction1 one -> one.copy(arguments.get(0));
      case ExprFunction2 two -> two.copy(arguments.get(0), arguments.get(1));
      case ExprFunction3 three -> three.copy(arguments.get(0), arguments.get(1), arguments.get(2));
      case ExprFunctionN many -> many.copy(arguments);
      default -> throw new IllegalArgumentException("no copy of " + call);
    };
  }

  private static Expr bounded(ExprFunction call, ExprList arguments, Rule rule) {
    return switch (call) {
      case ExprFunction1 one -> new BoundedCall.One(one, arguments.get(0), one::eval, rule);
      case ExprFunction2 two -> new BoundedCall.Two(two, arguments.getList(), two::eval, rule);
      case ExprFunctionN many -> new BoundedCall.Many(many, arguments, many::eval, rule);
      default -> throw new IllegalArgumentException("no bounds for " + call);
    };
  }

  private static NodeValue evaluate(
      ExprFunction call, List<NodeValue> arguments, @Nullable FunctionEnv environment) {
    return call instanceof ExprFunction1 one
        ? one.eval(arguments.getFirst(), environment)
        : ((ExprFunction2) call).eval(arguments.getFirst(), arguments.get(1), environment);
  }

  /** A function whose arguments may have so many letters; more are an error of the expression. */
  private static Expr shortened(ExprFunction call, ExprList arguments, int most) {
    return new BoundedCall.Many(
        call,
        arguments,
        (values, environment) -> {
          if (values.stream().mapToLong(Bounds::letters).sum() > most) {
            throw new ExprEvalException(
                BoundedCall.name(call) + " takes at most " + most + " characters");
          }
          return evaluate(call, values, environment);
        },
        TEXTS);
  }

  private static Expr inLanguage(ExprFunction call, ExprList arguments) {
    return new BoundedCall.Many(
        call,
        arguments,
        (values, environment) -> {
          if (Bounds.letters(values.get(1)) > Bounds.DIGITS) {
            throw new ExprEvalException("STRLANG: no tag of a language is as long as that");
          }
          return evaluate(call, values, environment);
        },
        VALUES);
  }

  private static Expr named(ExprFunction call, ExprList arguments) {
    String iri = String.valueOf(call.getFunctionIRI());
    XSDDatatype type = Surface.casts().get(iri);
    if (type == null) {
      return new BoundedCall.Many(
          call,
          arguments,
          (_values, _environment) -> {
            throw new ExprUndefFunction("nobody knows the function <" + iri + ">", iri);
          },
          VALUES);
    }
    return new BoundedCall.Many(
        call, arguments, (values, _environment) -> cast(values.getFirst(), type), VALUES);
  }

  private static NodeValue cast(NodeValue value, XSDDatatype type) {
    boolean isText = value.isString() || value.isLangString();
    if (isText && type.equals(XSDDatatype.XSDstring) && Bounds.letters(value) > Bounds.SHORT) {
      return NodeValue.makeString(value.getString());
    }
    if (Bounds.letters(value) > Bounds.DIGITS && Bounds.isComputed(type)) {
      throw Bounds.tooLarge();
    }
    value.asNode(); // A cast looks at the term, which a computed value has not made yet.
    NodeValue made = CastXSD.cast(value, type);
    Bounds.require(made.asNode().getLiteralLexicalForm(), type);
    return made;
  }

  /** BNODE of a text, which remembers the node that each text of a row stands for. */
  private static final class CountedBlankNode extends E_BNode.BNode1 {
    CountedBlankNode(Expr expression) {
      super(expression);
    }

    @Override
    public NodeValue evalSpecial(
        org.apache.jena.sparql.engine.binding.Binding row, FunctionEnv environment) {
      WorkLimit.holdRow();
      return super.evalSpecial(row, environment);
    }

    @Override
    public Expr copy(Expr expression) {
      return new CountedBlankNode(expression);
    }
  }
}
