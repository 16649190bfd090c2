namespace AiOps.Bot.Detection.Templates;

/// <summary>How masks are written in a template.</summary>
internal static class MaskNames
{
    public const string Word = "<*>";

    private static readonly string[] Names =
        ["<num>", "<hex>", "<uuid>", "<ip>", "<host>", "<path>", "<time>", "<arn>", "<duration>", "<size>", "<email>", "<url>", "<id>", Word];

    public static IReadOnlyList<string> All => Names;

    public static string Of(MaskKind kind) => Names[(int)kind];
}
