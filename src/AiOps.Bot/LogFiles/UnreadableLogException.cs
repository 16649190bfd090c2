namespace AiOps.Bot.LogFiles;

/// <summary>A log that was asked for cannot be read at all. The message names it, says why and what to do.</summary>
internal sealed class UnreadableLogException(string message, Exception? cause) : IOException(message, cause)
{
    /// <summary>Whether a fault means that the input is not one that can be read, rather than that our own code or the disk we write to failed.</summary>
    public static bool IsWhy(Exception fault) => fault is not UnreadableLogException and (IOException or UnauthorizedAccessException);

    public static UnreadableLogException Of(string path, Exception fault) => new($"{path}: {Words(fault)}", fault);

    private static string Words(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "no permission to read it. Run as a user who may, or have it readable for this one.",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file. Check the path; use '-' for standard input.",
        _ => fault.Message,
    };
}
