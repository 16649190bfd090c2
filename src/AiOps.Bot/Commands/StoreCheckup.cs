using System.Globalization;
using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage;

namespace AiOps.Bot.Commands;

/// <summary>Looks whether the database can be read and written, and leaves it as it is.</summary>
internal static class StoreCheckup
{
    private const string Name = "database";

    public static async Task<Checkup> RunAsync(BotOptions options, CancellationToken cancellationToken)
    {
        var isFile = options.PostgreSql.Length == 0;
        var where = isFile ? StorageComposition.PathOf(options) : "PostgreSQL";
        if (isFile && !File.Exists(where))
        {
            return Folder(options.Folder, where);
        }

        try
        {
            await using var stores = OpenedStores.Compose(options);
            if (!await stores.GetRequiredService<IStorageCheckup>().CheckAsync(cancellationToken))
            {
                return new(Name, true, $"{where} can be written; its tables are made at the first start");
            }

            var held = await stores.GetRequiredService<ILogStore>().SummariseAsync(cancellationToken);
            return new(Name, true, string.Create(CultureInfo.InvariantCulture, $"{where} can be written: {held.Rows:N0} log lines of {held.Streams:N0} streams, newest {held.Last:yyyy-MM-dd HH:mm:ss}Z"));
        }
        catch (StorageException ex)
        {
            return new(Name, false, ex.Message, isFile
                ? "Check that the file and its folder can be written by this user, or restore a backup."
                : "Check Bot:PostgreSql, that the server can be reached, and that the user may create tables there.");
        }
    }

    private static Checkup Folder(string folder, string file)
    {
        var nearest = new DirectoryInfo(folder);
        while (nearest is { Exists: false, Parent: { } parent })
        {
            nearest = parent;
        }

        try
        {
            var probe = Path.Combine(nearest.FullName, $".aiops-doctor-{Environment.ProcessId}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                return new(Name, true, $"{file} will be made at the first start");
            }
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return new(Name, false, $"{file} cannot be made: {ex.Message}", "Let this user write there, or choose another folder with Bot:Folder.");
        }
    }
}
