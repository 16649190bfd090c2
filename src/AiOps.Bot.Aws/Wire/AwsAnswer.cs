using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace AiOps.Bot.Aws.Wire;

/// <summary>A good answer, whole and within bounds.</summary>
internal sealed record AwsAnswer(AwsCall Call, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Reads what is wanted of the body, which is not copied.</summary>
    /// <exception cref="AwsException">The body is no JSON object: something else than AWS answered.</exception>
    public T Read<T>(Func<JsonElement, T> read)
    {
        using var document = Parse();
        return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw AwsException.Unreadable(Call, Status, null);
    }

    /// <summary>Reads the body token by token. A document of a large body would need tables of the same size, which the shared pool then keeps for each thread.</summary>
    /// <param name="read">Gets the reader behind the start of the object, and leaves it at its end.</param>
    /// <exception cref="AwsException">The body is no JSON object: something else than AWS answered.</exception>
    public T Scan<T>(JsonScan<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(Body.Length == 0 ? "{}"u8 : Body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw AwsException.Unreadable(Call, Status, null);
            }

            var value = read(ref reader);

            // What follows the object is a fault, and only reading on finds it.
            _ = reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw AwsException.Unreadable(Call, Status, exception);
        }
    }

    /// <summary>The body as an element that outlives this answer.</summary>
    /// <exception cref="AwsException">The body is no JSON object: something else than AWS answered.</exception>
    public JsonElement Json() => Read(root => root.Clone());

    /// <summary>The root element, names without namespaces.</summary>
    /// <exception cref="AwsException">The body is no XML, or XML that no AWS operation answers with, such as a proxy's page: read on, it would look empty.</exception>
    public XElement Xml()
    {
        try
        {
            var root = XmlReading.Parse(Body);
            return root.Name.LocalName.EndsWith("Response", StringComparison.Ordinal) ? root : throw AwsException.Unreadable(Call, Status, null);
        }
        catch (XmlException exception)
        {
            throw AwsException.Unreadable(Call, Status, exception);
        }
    }

    private JsonDocument Parse()
    {
        try
        {
            return JsonDocument.Parse(Body.Length == 0 ? "{}"u8.ToArray() : Body);
        }
        catch (JsonException exception)
        {
            throw AwsException.Unreadable(Call, Status, exception);
        }
    }
}
