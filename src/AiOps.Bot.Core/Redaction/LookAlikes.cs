using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Greek and Cyrillic letters that look like Latin ones (Unicode Technical Standard 39, confusables), the ones in common use.</summary>
public static class LookAlikes
{
    private const string Foreign = "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅοαινρτυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Alike = "aeopcyxijshdqwABEKMHOPCTYXIJSoaivptukABEZHIKMNOPTYX";

    private static readonly SearchValues<char> Known = SearchValues.Create(Foreign);

    /// <summary>A text with each such letter as the Latin one.</summary>
    public static string Latin(string text)
    {
        if (!text.AsSpan().ContainsAny(Known))
        {
            return text;
        }

        return string.Create(text.Length, text, static (latin, from) =>
        {
            for (var i = 0; i < latin.Length; i++)
            {
                latin[i] = Foreign.IndexOf(from[i], StringComparison.Ordinal) is var at and >= 0 ? Alike[at] : from[i];
            }
        });
    }
}
