/** Makes the FHIR package {@code target/ivig-cds-fhir-<version>.tgz} and holds it against base R4 and our own profiles. */
package dev.ivigcds.fhirpackage;
