using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Reads AWS's XML: no DTD, no external entity, bounded, names without namespaces.</summary>
internal static class XmlReading
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64_000_000,
        IgnoreComments = true,
    };

    public static XElement Parse(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Settings);
        var root = XElement.Load(reader);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        }

        return root;
    }

    /// <summary>The text of a child, or null.</summary>
    public static string? Text(this XElement element, string name) => element.Element(name)?.Value;

    /// <summary>The text of a child, or an empty text.</summary>
    public static string TextOrEmpty(this XElement element, string name) => element.Element(name)?.Value ?? "";

    public static int? Integer(this XElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The members of a list: the children's children of the given names.</summary>
    public static IEnumerable<XElement> Items(this XElement element, string list, string member = "item") =>
        element.Element(list)?.Elements(member) ?? [];
}
