import java.io.File;
import java.util.stream.Stream;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** Prints one line for each way in which the ontology of a file leaves OWL 2 DL. */
final class CheckProfile {
    public static void main(String[] arguments) throws OWLOntologyCreationException {
        File file = new File(arguments[0]);
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file);
        Stream<String> lines = new OWL2DLProfile().checkOntology(ontology).getViolations().stream()
            .map(violation -> "VIOLATION " + violation.toString().replaceAll("\\s+", " ").strip());
        lines.sorted().distinct().forEach(System.out::println);
        System.out.println("AXIOMS " + ontology.getAxiomCount());
    }
}
