import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Sends small writes to a server one after the other, and prints how long they took. */
final class Writes {
  /** How many are sent before it counts: what the first find not made yet they make. */
  private static final int FIRST = 50;

  private static final List<String> FIRMS =
      List.of("nvidia", "amazon", "google", "microsoft", "openai", "meta", "amd", "intel", "tsmc");

  private static final String UPDATE =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX id: <https://w3id.org/aihw/id/>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      INSERT DATA { GRAPH <urn:x-measured:writes> {
        id:measured-document a aihw:Document ; dcterms:title "Measured"@en ;
          dcterms:issued "2025-03-05"^^xsd:date .
        id:measured-deal-N a aihw:Supply ; rdfs:label "Measured deal N"@en ;
          aihw:customer id:CUSTOMER ; aihw:supplier id:SUPPLIER .
        id:measured-claim-N a aihw:Claim ; aihw:about id:measured-deal-N ;
          aihw:confidence aihw:HighConfidence ; aihw:confidenceReason "It is measured."@en ;
          aihw:paraphrase "Deal N is measured."@en ; aihw:statedIn id:measured-document ;
          aihw:statedOn "2025-03-05"^^xsd:date ; aihw:status aihw:InEffect .
      } }
      """;

  private Writes() {}

  /** Takes the address of the server, a token that it knows, and how many writes to send. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = Integer.parseInt(arguments[2]);
    Random random = new Random(13);
    double[] times = new double[count];
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int number = -FIRST; number < count; number++) {
        String customer = FIRMS.get(random.nextInt(FIRMS.size()));
        String supplier = FIRMS.get(random.nextInt(FIRMS.size()));
        if (supplier.equals(customer)) {
          supplier = customer.equals("intel") ? "nvidia" : "intel";
        }
        String update =
            UPDATE
                .replace("-N", "-" + (number + FIRST))
                .replace(" N", " " + (number + FIRST))
                .replace("CUSTOMER", customer)
                .replace("SUPPLIER", supplier);
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(arguments[0]).resolve("/update"))
                .header("Authorization", "Bearer " + arguments[1])
                .header("Content-Type", "application/sparql-update")
                .POST(HttpRequest.BodyPublishers.ofString(update))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
          throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        if (number >= 0) {
          times[number] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    Arrays.sort(times);
    System.out.printf("| writes of one relationship with its claim | %d |%n| --- | --- |%n", count);
    System.out.printf("| median, ms | %.0f |%n", times[count / 2]);
    System.out.printf("| 99 of 100 within, ms | %.0f |%n", times[(int) (count * 0.99)]);
    System.out.printf("| longest, ms | %.0f |%n", times[count - 1]);
  }
}
