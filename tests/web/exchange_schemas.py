"""The shapes that other programs expect, as far as we write them: our own reading of the published standards."""

QDA_XSD = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:QDA-XML:project:1.0"
  targetNamespace="urn:QDA-XML:project:1.0" elementFormDefault="qualified">
  <xs:simpleType name="Guid"><xs:restriction base="xs:token">
    <xs:pattern value="[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Colour"><xs:restriction base="xs:token"><xs:pattern value="#[0-9a-fA-F]{6}"/></xs:restriction></xs:simpleType>
  <xs:attributeGroup name="made">
    <xs:attribute name="creatingUser" type="Guid" use="required"/>
    <xs:attribute name="creationDateTime" use="required"><xs:simpleType><xs:restriction base="xs:dateTime">
      <xs:pattern value="\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:attributeGroup>
  <xs:complexType name="Ref"><xs:attribute name="targetGUID" type="Guid" use="required"/></xs:complexType>
  <xs:complexType name="Code"><xs:sequence>
    <xs:element name="Description" type="xs:string" minOccurs="0"/>
    <xs:element name="Code" type="Code" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="isCodable" type="xs:boolean" use="required"/><xs:attribute name="color" type="Colour"/></xs:complexType>
  <xs:complexType name="Coding"><xs:sequence><xs:element name="CodeRef" type="Ref"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attributeGroup ref="made"/></xs:complexType>
  <xs:complexType name="Selection"><xs:sequence>
    <xs:element name="Description" type="xs:string" minOccurs="0"/>
    <xs:element name="Coding" type="Coding" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="NoteRef" type="Ref" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string"/>
    <xs:attribute name="startPosition" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="endPosition" type="xs:nonNegativeInteger" use="required"/><xs:attributeGroup ref="made"/></xs:complexType>
  <xs:complexType name="Source"><xs:sequence>
    <xs:element name="Description" type="xs:string" minOccurs="0"/>
    <xs:element name="PlainTextSelection" type="Selection" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="plainTextPath" use="required"><xs:simpleType><xs:restriction base="xs:string">
      <xs:pattern value="internal://[0-9a-f-]{36}\\.txt"/></xs:restriction></xs:simpleType></xs:attribute>
    <xs:attributeGroup ref="made"/></xs:complexType>
  <xs:complexType name="Variable"><xs:attribute name="guid" type="Guid" use="required"/>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="typeOfVariable" use="required"><xs:simpleType><xs:restriction base="xs:token">
      <xs:enumeration value="Text"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
  <xs:complexType name="Case"><xs:sequence>
    <xs:element name="VariableValue" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="VariableRef" type="Ref"/><xs:element name="TextValue" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="SourceRef" type="Ref"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType>
  <xs:complexType name="Note"><xs:sequence><xs:element name="PlainTextContent" type="xs:string"/></xs:sequence>
    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string"/><xs:attributeGroup ref="made"/>
  </xs:complexType>
  <xs:element name="Project"><xs:complexType><xs:sequence>
    <xs:element name="Users"><xs:complexType><xs:sequence><xs:element name="User" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/>
    </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
    <xs:element name="CodeBook"><xs:complexType><xs:sequence><xs:element name="Codes"><xs:complexType><xs:sequence>
      <xs:element name="Code" type="Code" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:sequence>
    </xs:complexType></xs:element>
    <xs:element name="Variables" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="Variable" type="Variable" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="Cases" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="Case" type="Case" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="Sources" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="TextSource" type="Source" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="Notes" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="Note" type="Note" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="origin" type="xs:string"/>
    <xs:attribute name="creatingUserGUID" type="Guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/>
  </xs:complexType></xs:element>
</xs:schema>
"""

MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
AGENT = {
    "type": "object",
    "required": ["id", "type", "name"],
    "properties": {"id": {"pattern": "^urn:uuid:"}, "type": {"enum": ["Person", "Organization", "Software"]}, "name": {"minLength": 1}},
    "additionalProperties": False,
}
BODY = {
    "type": "object",
    "required": ["type", "purpose", "creator", "created"],
    "properties": {"creator": AGENT, "created": MOMENT},
    "oneOf": [
        {
            "properties": {
                "type": {"const": "SpecificResource"},
                "purpose": {"const": "classifying"},
                "source": {"type": "object", "required": ["id", "label"], "properties": {"id": {"pattern": "^urn:weft:"}}},
            },
            "required": ["source"],
        },
        {
            "properties": {"type": {"const": "TextualBody"}, "purpose": {"const": "commenting"}, "value": {"minLength": 1}},
            "required": ["value"],
        },
    ],
}
SELECTOR = {
    "type": "object",
    "required": ["type"],
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}, "prefix": {}, "suffix": {}},
            "required": ["exact"],
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "required": ["start", "end"],
        },
        {
            "properties": {"type": {"const": "FragmentSelector"}, "value": {"pattern": r"^page=\d+$"}, "conformsTo": {"pattern": "^http"}},
            "required": ["value", "conformsTo"],
        },
    ],
}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "object", "required": ["id", "type"], "properties": {"id": {"pattern": "^ni:///sha-256;"}}},
        "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "creator", "created", "body", "target"],
    "properties": {
        "id": {"pattern": "^urn:uuid:"},
        "type": {"const": "Annotation"},
        "motivation": {"type": "array", "items": {"enum": ["classifying", "commenting"]}},
        "creator": AGENT,
        "created": MOMENT,
        "modified": MOMENT,
        "body": {"type": "array", "minItems": 1, "items": BODY},
        "target": {"type": "array", "minItems": 1, "items": TARGET},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items", "startIndex"],
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
        },
    },
}
