using System.Runtime.InteropServices;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>
/// Chooses the native library: the system's, which gets security updates, where there is one that is new enough; else the one that comes with the program.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>3.35 brought RETURNING, which the stores use.</summary>
    private const int OldestVersion = 3_035_000;

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the library; only the first call in the process does anything.</summary>
    public static void Ensure() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            static (name, _, _) => name == "e_sqlite3" ? SystemLibrary() : IntPtr.Zero);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        return true;
    }

    /// <summary>Zero where the loader should take the bundled library.</summary>
    private static IntPtr SystemLibrary() =>
        NativeLibrary.TryLoad(SystemName(), out var library) && VersionOf(library) >= OldestVersion ? library : IntPtr.Zero;

    private static string SystemName()
    {
        if (OperatingSystem.IsWindows())
        {
            return "winsqlite3";
        }

        return OperatingSystem.IsMacOS() ? "/usr/lib/libsqlite3.dylib" : "libsqlite3.so.0";
    }

    private static int VersionOf(IntPtr library) => NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var function)
        ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(function)()
        : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
