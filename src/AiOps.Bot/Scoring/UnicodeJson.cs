using System.Text.Json;
using System.Text.Unicode;

namespace AiOps.Bot.Scoring;

/// <summary>Tells whether all texts in JSON can be read: bytes that are no UTF-8, and halves of surrogates, pass the parser and throw where they are used. Pure.</summary>
internal static class UnicodeJson
{
    public const string Fault = "a text in it is no Unicode";

    /// <param name="json">What is no JSON at all is told by whoever parses it.</param>
    public static bool Is(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && (json.IndexOf("\\u"u8) < 0 || HasWholeEscapes(json));

    private static bool HasWholeEscapes(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }
        }
        catch (JsonException)
        {
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return true;
    }
}
