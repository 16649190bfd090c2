namespace AiOps.Bot.Tests.Chat;

/// <summary>Compares with a file beside the tests. With AIOPS_WRITE_CHAT_GOLDEN set to the folder of the files, writes them anew instead, to be read before they are kept.</summary>
internal static class ChatGolden
{
    public static void Matches(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable("AIOPS_WRITE_CHAT_GOLDEN") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name), actual);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Chat", "Golden", name)), actual);
    }
}
